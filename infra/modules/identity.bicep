metadata description = 'The one identity of the app. Its own, not the site\'s, so that rights are there before the site starts and outlive it.'

import { tagValues } from '../types.bicep'

param name string
param location string
param tags tagValues

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

output id string = identity.id
output principalId string = identity.properties.principalId
output clientId string = identity.properties.clientId
