metadata description = 'The app\'s settings by name (docs/azure-host.md says what each is for). What is secret is a reference into the vault, never a value.'

import { chatWebhook, eventWebhook, namedValues } from '../types.bicep'

param identityClientId string
param blobUri string
param queueUri string
param tableUri string
param insightsConnection string
param vaultName string
param taskHub string

@description('False: orchestrations are kept in the storage account, and the endpoint is empty.')
param usesScheduler bool
param schedulerEndpoint string
param baseUrl string
param ownProxies int
param mailFrom string
param sendGridWebhookPublicKey string
param mailSandbox bool
param eventWebhooks eventWebhook[]
param chatWebhooks chatWebhook[]

func secret(vaultName string, name string) string => '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${name})'

func numbered(prefix string, values string[]) namedValues => toObject(range(0, length(values)), i => '${prefix}__${i}', i => values[i])

var storage = {
  AzureWebJobsStorage__blobServiceUri: blobUri
  AzureWebJobsStorage__queueServiceUri: queueUri
  AzureWebJobsStorage__tableServiceUri: tableUri
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
}

var telemetry = {
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}

var engine = union({ TASKHUB_NAME: taskHub }, !usesScheduler ? {} : {
  // These stand in for host.json's storageProvider, so that one package serves both back ends.
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
  // It names an address and an identity, no key.
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}'
})

var product = {
  Onboarding__BaseUrl: baseUrl
  Onboarding__TrustedProxies: string(1 + ownProxies)
  Reconciler__Schedule: '0 */5 * * * *'
  // Each pass is billed as a second at least (docs/cost.md): once a minute with webhooks, and without them once a year, for without the setting
  // every start logs an error about a function that cannot be indexed.
  Events__Schedule: empty(eventWebhooks) ? '0 0 0 1 1 *' : '0 * * * * *'
}

var signIn = {
  SignIn__Provider: 'appService'
  // The identity stands in for the app registration's client secret (docs/deploying.md).
  OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
  WEBSITE_AUTH_AAD_ALLOWED_TENANTS: tenant().tenantId
}

var mail = union({
  Mail__Provider: 'sendgrid'
  Mail__From: mailFrom
  Mail__SendGrid__ApiKey: secret(vaultName, 'sendgrid-api-key')
  Mail__SendGrid__Sandbox: mailSandbox ? 'true' : 'false'
}, empty(sendGridWebhookPublicKey) ? {} : { Mail__SendGrid__WebhookPublicKey: sendGridWebhookPublicKey })

var events = reduce(range(0, length(eventWebhooks)), {}, (all, i) => union(
  all,
  {
    'Events__Webhooks__${i}__Url': eventWebhooks[i].url
    'Events__Webhooks__${i}__Secret': secret(vaultName, 'event-webhook-${i}-secret')
  },
  eventWebhooks[i].?formerSecret ?? false ? { 'Events__Webhooks__${i}__FormerSecret': secret(vaultName, 'event-webhook-${i}-former-secret') } : {},
  numbered('Events__Webhooks__${i}__Types', eventWebhooks[i].?types ?? [])
))

var chats = reduce(range(0, length(chatWebhooks)), {}, (all, i) => union(
  all,
  {
    'Chat__Webhooks__${i}__Name': chatWebhooks[i].name
    'Chat__Webhooks__${i}__Kind': chatWebhooks[i].kind
    'Chat__Webhooks__${i}__Url': secret(vaultName, 'chat-webhook-${i}-url')
    'Chat__Webhooks__${i}__Language': chatWebhooks[i].?language ?? 'en'
  },
  chatWebhooks[i].?signed ?? false ? { 'Chat__Webhooks__${i}__Secret': secret(vaultName, 'chat-webhook-${i}-secret') } : {},
  numbered('Chat__Webhooks__${i}__Notices', chatWebhooks[i].?notices ?? [])
))

output values namedValues = union(storage, telemetry, engine, product, signIn, mail, events, chats)
