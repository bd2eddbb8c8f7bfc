metadata description = 'The doors of storage and vault in the network, and the names under which the app finds them.'

import { tagValues } from '../types.bicep'

param location string
param tags tagValues
param networkId string
param subnetId string
param storageId string
param vaultId string

var suffix = environment().suffixes.storage
var services = [
  { group: 'blob', target: storageId, zone: 'privatelink.blob.${suffix}' }
  { group: 'queue', target: storageId, zone: 'privatelink.queue.${suffix}' }
  { group: 'table', target: storageId, zone: 'privatelink.table.${suffix}' }
  { group: 'vault', target: vaultId, zone: 'privatelink.vaultcore.azure.net' }
]

module endpoints 'private-endpoint.bicep' = [for service in services: {
  name: 'endpoint-${service.group}'
  params: {
    location: location
    tags: tags
    networkId: networkId
    subnetId: subnetId
    group: service.group
    target: service.target
    zone: service.zone
  }
}]
