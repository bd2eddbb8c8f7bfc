targetScope = 'subscription'

metadata description = 'Onboarding on Azure: a resource group and everything in it. See docs/deploying.md.'

import { environmentSettings } from 'types.bicep'

@minLength(1)
@maxLength(24)
@description('Name of the environment: dev, staging, production. It is part of every name and of the task hub.')
param environmentName string

@minLength(1)
@description('Region of everything; one in which Flex Consumption is offered.')
param location string

@minLength(36)
@maxLength(36)
@description('Client id of the app registration by which people sign in (docs/sign-in.md). Not a secret.')
param signInClientId string

@minLength(3)
@description('Sender of the product\'s mails, an address that SendGrid has verified.')
param mailFrom string

@minLength(3)
@description('Who is told of alerts and of the budget, by e-mail.')
param alertEmail string

@description('How large and how closed this environment is.')
param settings environmentSettings = {}

@description('Who may write secrets: object id of an Entra group. Empty: nobody, until somebody is given the right by hand.')
param vaultOfficers string = ''

// Asked for, not reckoned: azd remembers what it asked, and a default of this month would be another one next month, which Azure refuses.
@minLength(10)
@maxLength(10)
@description('First of the month in which the environment is first deployed, as 2026-12-01; a budget keeps its beginning.')
param budgetStart string

var tags = union(settings.?tags ?? {}, {
  app: 'onboarding'
  environment: environmentName
  'azd-env-name': environmentName
})

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-onboarding-${environmentName}'
  location: location
  tags: tags
}

module onboarding 'onboarding.bicep' = {
  name: 'onboarding'
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    signInClientId: signInClientId
    mailFrom: mailFrom
    alertEmail: alertEmail
    vaultOfficers: vaultOfficers
    budgetStart: budgetStart
    settings: settings
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output APP_NAME string = onboarding.outputs.appName
output APP_ADDRESS string = onboarding.outputs.appAddress
output VAULT_NAME string = onboarding.outputs.vaultName
output TENANT_ID string = tenant().tenantId
output IDENTITY_PRINCIPAL_ID string = onboarding.outputs.identityPrincipalId
