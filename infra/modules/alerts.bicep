metadata description = 'One rule for each alert of alerts.json, over the metrics that the app sends. The list says what and when, this file says how it is asked.'

import { tagValues } from '../types.bicep'

param location string
param tags tagValues
param workspaceId string
param email string

@description('Where the runbooks are; each alert has its own heading there.')
param runbooks string

var alerts = loadJsonContent('../alerts.json').alerts

// No percentile: a histogram arrives as count, sum, least and most of each minute, without its buckets.
var measures = {
  max: 'max(Max)'
  sum: 'sum(Sum)'
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-onboarding'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'onboarding'
    emailReceivers: [{ name: 'on-call', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for alert in alerts: {
  name: 'alert-${alert.id}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: alert.title
    description: '${alert.title}. What it means and what to do: ${runbooks}#${alert.id}'
    severity: alert.severity
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT${alert.everyMinutes}M'
    windowSize: 'PT${alert.windowMinutes}M'
    criteria: {
      allOf: [
        {
          query: 'AppMetrics | where Name == "${alert.metric}" | summarize value = ${measures[alert.aggregation]}'
          metricMeasureColumn: 'value'
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: alert.threshold
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [people.id] }
    autoMitigate: true
    // The table has no row before the app has run once.
    skipQueryValidation: true
  }
}]

// Every rule above asks what arrived: once the workspace takes nothing more for the day, each of them is silent. This one asks the workspace itself,
// whose own log goes on.
resource capped 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'alert-logs-capped'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'The workspace takes no more logs and metrics today, so no other alert can fire'
    description: 'Logs and metrics are not taken any more today. What it means and what to do: ${runbooks}#logs-capped'
    severity: 1
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT1H'
    criteria: {
      allOf: [
        {
          query: '_LogOperation | where Category =~ "Ingestion" and (Detail has "Data collection stopped" or Detail has "OverQuota")'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [people.id] }
    autoMitigate: true
    skipQueryValidation: true
  }
}

output actionGroupId string = people.id
