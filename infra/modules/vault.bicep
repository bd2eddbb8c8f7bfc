metadata description = 'The vault for what is secret. It is made empty: no template and no pipeline ever has a secret in its hands.'

import { tagValues } from '../types.bicep'

param name string
param location string
param tags tagValues
param isPrivate bool
param operatorRanges string[]
param workspaceId string

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    // It cannot be changed once the vault is there, so that no setting may.
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: isPrivate && empty(operatorRanges) ? 'Disabled' : 'Enabled'
    networkAcls: {
      // Without a network of its own the app comes from an address that no rule can name: a door shut to others is shut to it.
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      bypass: 'None'
      ipRules: [for range in isPrivate ? operatorRanges : []: { value: range }]
    }
  }
}

// Every reading and writing of a secret, by whom and from where.
resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: { workspaceId: workspaceId, logs: [{ categoryGroup: 'audit', enabled: true }] }
}

output id string = vault.id
