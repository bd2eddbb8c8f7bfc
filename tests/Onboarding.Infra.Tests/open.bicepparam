using '../main.bicep'

// What goes with public doors only, and with the least that azd asks for.
param environmentName = 'test-open'
param location = 'westeurope'
param signInClientId = '00000000-0000-0000-0000-000000000000'
param mailFrom = 'onboarding@example.com'
param alertEmail = 'on-call@example.com'
param budgetStart = '2026-12-01'
param settings = {
  operatorRanges: ['203.0.113.0/24']
}
