metadata description = 'The app on Flex Consumption: scales to nothing, takes code by Entra ID only.'

import { namedValues, tagValues } from '../types.bicep'

param name string
param location string
param tags tagValues
param identityId string

@description('Address of the container that holds the package.')
param packageContainer string

@description('Subnet of the app\'s own; empty: none.')
param subnetId string
param settings namedValues
param instanceMemory int
param maximumInstances int
param alwaysReady int

@description('The same for the engine alone.')
param alwaysReadyEngine int
param workspaceId string

@description('What an instance has begun it ends before it goes (a preview); without, it is cut off, and the engine does it again.')
param rollingUpdate bool

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    // Approvers and vendors follow links from wherever they are, so the app is reached from everywhere; what it keeps is not.
    publicNetworkAccess: 'Enabled'
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
    }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainer
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemory
        maximumInstanceCount: maximumInstances
        // Every open page of a run holds a request that nearly always waits; the usual 16 would keep an instance for 16 readers.
        triggers: { http: { perInstanceConcurrency: 100 } }
        alwaysReady: concat(
          alwaysReady == 0 ? [] : [{ name: 'http', instanceCount: alwaysReady }],
          alwaysReadyEngine == 0 ? [] : [{ name: 'durable', instanceCount: alwaysReadyEngine }]
        )
      }
      // The property is public (azure-functions/flex-consumption-site-updates) and missing in Bicep's types.
      #disable-next-line BCP037
      siteUpdateStrategy: { type: rollingUpdate ? 'RollingUpdate' : 'Recreate' }
    }
  }

  // Passwords for uploading code, each turned off.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource values 'config' = {
    name: 'appsettings'
    properties: settings
  }
}

// Metrics only: the platform's HTTP logs hold paths, and a path may hold the token of a decision link.
resource metrics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'metrics'
  scope: app
  properties: { workspaceId: workspaceId, metrics: [{ category: 'AllMetrics', enabled: true }] }
}
