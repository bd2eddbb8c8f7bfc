using '../main.bicep'

// As production is, so that what works here works there; smaller, and no letter goes out.
param environmentName = 'staging'
param location = readEnvironmentVariable('AZURE_LOCATION')
param signInClientId = readEnvironmentVariable('SIGN_IN_CLIENT_ID')
param mailFrom = readEnvironmentVariable('MAIL_FROM')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
param vaultOfficers = readEnvironmentVariable('VAULT_OFFICERS', '')
param budgetStart = readEnvironmentVariable('BUDGET_START')
param settings = {
  privateNetwork: true
  networkPrefix: '10.61'
  storageRedundancy: 'Standard_ZRS'
  maximumInstances: 10
  mailSandbox: true
  budget: 150
  runbooks: readEnvironmentVariable('RUNBOOKS', 'docs/operations.md')
  tags: { tier: 'staging' }
}
