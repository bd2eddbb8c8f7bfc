metadata description = 'One service\'s door in the network with its name.'

import { tagValues } from '../types.bicep'

param location string
param tags tagValues
param networkId string
param subnetId string

@description('What of the target is reached: blob, queue, table or vault.')
param group string
param target string

@description('Private DNS zone that answers for the service.')
param zone string

resource names 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: zone
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: 'app'
    location: 'global'
    tags: tags
    properties: { virtualNetwork: { id: networkId }, registrationEnabled: false }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: 'pe-${last(split(target, '/'))}-${group}'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [{ name: group, properties: { privateLinkServiceId: target, groupIds: [group] } }]
  }

  resource zones 'privateDnsZoneGroups' = {
    name: 'default'
    properties: { privateDnsZoneConfigs: [{ name: group, properties: { privateDnsZoneId: names.id } }] }
  }
}
