metadata description = 'Who may do what, and why. One line a right; nothing here is a right over the resource group or to change a resource.'

@description('Name of the app\'s identity.')
param identityName string

@description('Entra group that writes secrets; empty: none.')
param vaultOfficers string
param storageName string
param vaultName string
param insightsName string

@description('Empty: orchestrations are kept in the storage account.')
param schedulerName string
param taskHub string

// Ids of built-in roles: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
var onStorage = [
  {
    role: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b' // Storage Blob Data Owner
    why: 'Storage Blob Data Owner: the Functions host takes leases and keeps its keys in blobs, the engine its leases and large messages, the product evidence; the platform reads the package.'
  }
  {
    role: '974c5e8b-45b9-4653-ba55-5f855dd0fb88' // Storage Queue Data Contributor
    why: 'Storage Queue Data Contributor: Durable Functions makes its control and work-item queues and passes its messages through them.'
  }
  {
    role: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3' // Storage Table Data Contributor
    why: 'Storage Table Data Contributor: runs, index, links and drafts are tables of the product; Durable Functions keeps instances, history and partitions in tables.'
  }
]

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageName
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' existing = if (!empty(schedulerName)) {
  name: empty(schedulerName) ? 'none' : schedulerName

  resource hub 'taskHubs' existing = {
    name: taskHub
  }
}

resource data 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for right in onStorage: {
  name: guid(storage.id, identity.id, right.role)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', right.role)
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    description: right.why
  }
}]

resource secrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, 'secrets-user')
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    description: 'Key Vault Secrets User: the platform reads the secrets that the app\'s settings refer to. It may neither list nor change them.'
  }
}

resource telemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.id, 'metrics-publisher')
  scope: insights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '3913510d-42f4-4e42-8a64-420c390055eb')
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    description: 'Monitoring Metrics Publisher: host and app send logs, traces and metrics; sending with a key is turned off.'
  }
}

resource orchestrations 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(schedulerName)) {
  name: guid(scheduler.id, identity.id, 'durable-task-data-contributor')
  scope: scheduler::hub
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '0ad04412-c4d5-4796-b79c-f76d14c8d402')
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    description: 'Durable Task Data Contributor: the app starts, runs, wakes and purges its orchestrations in its own task hub of the scheduler.'
  }
}

resource officers 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(vaultOfficers)) {
  name: guid(vault.id, vaultOfficers, 'secrets-officer')
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7')
    principalId: vaultOfficers
    principalType: 'Group'
    description: 'Key Vault Secrets Officer: the people who put the SendGrid key and the webhooks\' secrets into the vault and change them.'
  }
}
