using '../main.bicep'

// For trying things out: smallest and cheapest, and no letter goes out.
param environmentName = 'dev'
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param signInClientId = readEnvironmentVariable('SIGN_IN_CLIENT_ID', '00000000-0000-0000-0000-000000000000')
param mailFrom = readEnvironmentVariable('MAIL_FROM', 'onboarding@example.com')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', 'on-call@example.com')
param vaultOfficers = readEnvironmentVariable('VAULT_OFFICERS', '')
param budgetStart = readEnvironmentVariable('BUDGET_START', '2026-12-01')
param settings = {
  storageRedundancy: 'Standard_LRS'
  recoveryDays: 7
  maximumInstances: 5
  mailSandbox: true
  budget: 50
  runbooks: readEnvironmentVariable('RUNBOOKS', 'docs/operations.md')
  tags: { tier: 'development' }
}
