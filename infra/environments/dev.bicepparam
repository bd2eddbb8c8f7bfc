using '../main.bicep'

// For trying things out: smallest and cheapest, and no letter goes out.
param environmentName = 'dev'
param location = readEnvironmentVariable('AZURE_LOCATION')
param signInClientId = readEnvironmentVariable('SIGN_IN_CLIENT_ID')
param mailFrom = readEnvironmentVariable('MAIL_FROM')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
param vaultOfficers = readEnvironmentVariable('VAULT_OFFICERS', '')
param budgetStart = readEnvironmentVariable('BUDGET_START')
param settings = {
  storageRedundancy: 'Standard_LRS'
  recoveryDays: 7
  maximumInstances: 5
  // A preview: here it may show what it does.
  rollingUpdate: true
  mailSandbox: true
  budget: 50
  runbooks: readEnvironmentVariable('RUNBOOKS', 'docs/operations.md')
  tags: { tier: 'development' }
}
