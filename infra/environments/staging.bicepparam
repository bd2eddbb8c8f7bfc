using '../main.bicep'

// As production is, so that what works here works there; smaller, and no letter goes out.
param environmentName = 'staging'
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param signInClientId = readEnvironmentVariable('SIGN_IN_CLIENT_ID', '00000000-0000-0000-0000-000000000000')
param mailFrom = readEnvironmentVariable('MAIL_FROM', 'onboarding@example.com')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', 'on-call@example.com')
param vaultOfficers = readEnvironmentVariable('VAULT_OFFICERS', '')
param budgetStart = readEnvironmentVariable('BUDGET_START', '2026-12-01')
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
