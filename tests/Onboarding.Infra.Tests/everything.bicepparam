using '../main.bicep'

// Every choice that the three environments leave out, so that it is compiled and judged too.
param environmentName = 'test-all'
param location = 'westeurope'
param signInClientId = '00000000-0000-0000-0000-000000000000'
param mailFrom = 'onboarding@example.com'
param alertEmail = 'on-call@example.com'
param vaultOfficers = '00000000-0000-0000-0000-000000000001'
param budgetStart = '2026-12-01'
param settings = {
  baseUrl: 'https://onboarding.example.com'
  ownProxies: 1
  durableBackEnd: 'scheduler'
  privateNetwork: true
  operatorRanges: ['203.0.113.0/24']
  sendGridWebhookPublicKey: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE'
  eventWebhooks: [
    { url: 'https://hooks.example.com/onboarding', types: ['gate.decided', 'run.ended'], formerSecret: true }
  ]
  chatWebhooks: [
    { name: 'team', kind: 'dingtalk', language: 'zh-CN', notices: ['gate-decided'], signed: true }
  ]
}
