using '../main.bicep'

// Real vendors and real letters: closed network, copies in a second region, an instance always awake.
param environmentName = 'production'
param location = readEnvironmentVariable('AZURE_LOCATION')
param signInClientId = readEnvironmentVariable('SIGN_IN_CLIENT_ID')
param mailFrom = readEnvironmentVariable('MAIL_FROM')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
param vaultOfficers = readEnvironmentVariable('VAULT_OFFICERS', '')
param budgetStart = readEnvironmentVariable('BUDGET_START')
param settings = {
  privateNetwork: true
  storageRedundancy: 'Standard_GZRS'
  recoveryDays: 90
  maximumInstances: 40
  alwaysReady: 1
  logDays: 90
  logGigabytesADay: 5
  budget: 400
  sendGridWebhookPublicKey: readEnvironmentVariable('SENDGRID_WEBHOOK_PUBLIC_KEY', '')
  runbooks: readEnvironmentVariable('RUNBOOKS', 'docs/operations.md')
  tags: { tier: 'production' }
}
