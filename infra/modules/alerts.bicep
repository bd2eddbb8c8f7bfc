metadata description = 'One rule for each alert of alerts.json, over the metrics that the app sends. The list says what and when, this file says how it is asked.'

import { tagValues } from '../types.bicep'

param location string
param tags tagValues
param workspaceId string
param email string

@description('Where the runbooks are; each alert has its own heading there.')
param runbooks string

var alerts = loadJsonContent('../alerts.json').alerts

// A histogram arrives as count, sum, least and most of each minute, without its buckets: the most of each minute, weighed by its count, is the
// nearest to a percentile that can be had, and errs to the high side.
var measures = {
  max: 'max(Max)'
  sum: 'sum(Sum)'
  p95: 'percentilew(Max, ItemCount, 95)'
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

output actionGroupId string = people.id
