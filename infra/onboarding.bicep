metadata description = 'What the resource group holds, and who is given what.'

import { environmentSettings, tagValues } from 'types.bicep'

param environmentName string
param location string
param tags tagValues
param signInClientId string
param mailFrom string
param alertEmail string
param vaultOfficers string
param budgetStart string
param settings environmentSettings

var token = uniqueString(subscription().id, resourceGroup().id)
var runbooks = settings.?runbooks ?? 'docs/operations.md'
var appName = 'onboarding-${environmentName}-${token}'
var appAddress = settings.?baseUrl ?? 'https://${appName}.azurewebsites.net'
var isPrivate = settings.?privateNetwork ?? false
var usesScheduler = (settings.?durableBackEnd ?? 'azureStorage') == 'scheduler'
var insightsName = 'appi-onboarding-${environmentName}'
var identityName = 'id-onboarding-${environmentName}'
var storageName = 'stonb${token}'
var vaultName = 'kv-onb-${token}'
var schedulerName = usesScheduler ? 'dts-onb-${token}' : ''
// Letters and digits only, beginning with a letter: what a task hub's name may be.
var taskHub = 'Onboarding${replace(environmentName, '-', '')}'

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: { name: identityName, location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    insightsName: insightsName
    workspaceName: 'log-onboarding-${environmentName}'
    location: location
    tags: tags
    days: settings.?logDays ?? 30
    gigabytesADay: settings.?logGigabytesADay ?? 1
  }
}

module network 'modules/network.bicep' = if (isPrivate) {
  name: 'network'
  params: {
    name: 'onboarding-${environmentName}'
    location: location
    tags: tags
    prefix: settings.?networkPrefix ?? '10.60'
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: storageName
    location: location
    tags: tags
    redundancy: settings.?storageRedundancy ?? 'Standard_ZRS'
    recoveryDays: settings.?recoveryDays ?? 14
    isPrivate: isPrivate
    operatorRanges: settings.?operatorRanges ?? []
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: vaultName
    location: location
    tags: tags
    isPrivate: isPrivate
    operatorRanges: settings.?operatorRanges ?? []
    workspaceId: monitoring.outputs.workspaceId
  }
}

module scheduler 'modules/scheduler.bicep' = if (usesScheduler) {
  name: 'scheduler'
  params: { name: schedulerName, taskHub: taskHub, location: location, tags: tags }
}

module endpoints 'modules/private-endpoints.bicep' = if (isPrivate) {
  name: 'endpoints'
  params: {
    location: location
    tags: tags
    networkId: network!.outputs.networkId
    subnetId: network!.outputs.endpointSubnetId
    storageId: storage.outputs.id
    vaultId: vault.outputs.id
  }
}

module rights 'modules/rights.bicep' = {
  name: 'rights'
  params: {
    identityName: identityName
    vaultOfficers: vaultOfficers
    storageName: storageName
    vaultName: vaultName
    insightsName: insightsName
    schedulerName: schedulerName
    taskHub: taskHub
  }
  dependsOn: [identity, storage, vault, monitoring, scheduler]
}

module appSettings 'modules/app-settings.bicep' = {
  name: 'app-settings'
  params: {
    identityClientId: identity.outputs.clientId
    blobUri: storage.outputs.blobUri
    queueUri: storage.outputs.queueUri
    tableUri: storage.outputs.tableUri
    insightsConnection: monitoring.outputs.connectionString
    vaultName: vaultName
    taskHub: taskHub
    usesScheduler: usesScheduler
    schedulerEndpoint: usesScheduler ? scheduler!.outputs.endpoint : ''
    baseUrl: appAddress
    ownProxies: settings.?ownProxies ?? 0
    mailFrom: mailFrom
    sendGridWebhookPublicKey: settings.?sendGridWebhookPublicKey ?? ''
    mailSandbox: settings.?mailSandbox ?? false
    eventWebhooks: settings.?eventWebhooks ?? []
    chatWebhooks: settings.?chatWebhooks ?? []
  }
}

module app 'modules/function-app.bicep' = {
  name: 'function-app'
  params: {
    name: appName
    location: location
    tags: tags
    identityId: identity.outputs.id
    packageContainer: storage.outputs.packageContainer
    subnetId: isPrivate ? network!.outputs.appSubnetId : ''
    settings: appSettings.outputs.values
    instanceMemory: settings.?instanceMemory ?? 2048
    maximumInstances: settings.?maximumInstances ?? 40
    alwaysReady: settings.?alwaysReady ?? 0
    // The platform reads where orchestrations are kept from host.json alone (azure-functions-durable-extension #2622). So it looks for the scheduler's
    // work in queues that are empty: nothing would ever wake an instance for it.
    alwaysReadyEngine: max(settings.?alwaysReady ?? 0, usesScheduler ? 1 : 0)
    rollingUpdate: settings.?rollingUpdate ?? false
    workspaceId: monitoring.outputs.workspaceId
  }
  // The first start reads storage and vault: the rights, and in a private network the names, must be there before it.
  dependsOn: [rights, endpoints]
}

module signIn 'modules/sign-in.bicep' = {
  name: 'sign-in'
  params: { appName: appName, clientId: signInClientId }
  dependsOn: [app]
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    email: alertEmail
    runbooks: runbooks
  }
}

module availability 'modules/availability.bicep' = {
  name: 'availability'
  params: {
    location: location
    tags: tags
    insightsId: monitoring.outputs.insightsId
    address: appAddress
    actionGroupId: alerts.outputs.actionGroupId
    runbooks: runbooks
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  params: { location: location, tags: tags, workspaceId: monitoring.outputs.workspaceId }
}

module budget 'modules/budget.bicep' = if ((settings.?budget ?? 100) > 0) {
  name: 'budget'
  params: { amount: settings.?budget ?? 100, start: budgetStart, email: alertEmail }
}

output appName string = appName
output appAddress string = appAddress
output vaultName string = vaultName
output identityPrincipalId string = identity.outputs.principalId
