metadata description = 'Asks from outside whether the app is ready: whoever is down sends no metric that could alert.'

import { tagValues } from '../types.bicep'

param location string
param tags tagValues
param insightsId string
param address string
param actionGroupId string

@description('Where the runbooks are.')
param runbooks string

resource test 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'ready-onboarding'
  location: location
  // By this tag the test is shown with its Application Insights.
  tags: union(tags, { 'hidden-link:${insightsId}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'ready-onboarding'
    Name: 'The app is ready'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [{ Id: 'emea-nl-ams-azr' }, { Id: 'us-va-ash-azr' }, { Id: 'apac-sg-sin-azr' }]
    Request: { RequestUrl: '${address}/api/v1/health/ready', HttpVerb: 'GET' }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 14 }
  }
}

resource alert 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alert-not-ready'
  location: 'global'
  tags: tags
  properties: {
    description: 'Two places of three were told that the app is not ready, or not told at all. What it means and what to do: ${runbooks}#not-ready'
    severity: 0
    enabled: true
    scopes: [test.id, insightsId]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: test.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: actionGroupId }]
  }
}
