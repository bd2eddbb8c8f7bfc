metadata description = 'The Durable Task Scheduler: orchestrations without queues and tables of one\'s own. It knows identities only, no keys.'

import { tagValues } from '../types.bicep'

param name string
param taskHub string
param location string
param tags tagValues

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'Consumption' }
    // An empty list lets nobody in. Who comes is checked by identity, as the app's addresses are not its own.
    ipAllowlist: ['0.0.0.0/0']
  }
}

resource hub 'Microsoft.DurableTask/schedulers/taskHubs@2026-02-01' = {
  parent: scheduler
  name: taskHub
}

output endpoint string = scheduler.properties.endpoint
