metadata description = 'The picture of the whole: workbook.json, shown with the workspace.'

import { tagValues } from '../types.bicep'

param location string
param tags tagValues
param workspaceId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'onboarding-workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Onboarding'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: replace(loadTextContent('../workbook.json'), 'WORKSPACE-ID', workspaceId)
  }
}
