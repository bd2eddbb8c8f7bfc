metadata description = 'What an environment may set. Everything has a default that is safe; what costs money is off.'

@export()
type tagValues = { *: string }

@export()
@description('App settings by name.')
type namedValues = { *: string }

@export()
@description('A receiver of events (docs/events.md). Its secret is read from the vault: event-webhook-N-secret, N counted from 0.')
type eventWebhook = {
  @description('Https address.')
  url: string

  @description('Only these event types; all without.')
  types: string[]?

  @description('True while receivers change over: event-webhook-N-former-secret signs too.')
  formerSecret: bool?
}

@export()
@description('A room that is told of notices (docs/settings.md). Address and signature are secrets: chat-webhook-N-url, and with signed chat-webhook-N-secret.')
type chatWebhook = {
  name: string
  kind: 'teams' | 'slack' | 'wecom' | 'dingtalk'
  language: ('en' | 'zh-CN')?
  notices: string[]?

  @description('True for DingTalk rooms with a signature.')
  signed: bool?
}

@export()
type environmentSettings = {
  @description('Address under which people reach the app, where it has a name of its own. Default: the platform\'s.')
  baseUrl: string?

  @description('Proxies of one\'s own in front of the platform\'s front end, for example 1 with a Front Door. Default: 0.')
  ownProxies: int?

  @description('Where orchestrations are kept. Default: azureStorage; scheduler: the Durable Task Scheduler (docs/deploying.md tells when).')
  durableBackEnd: ('azureStorage' | 'scheduler')?

  @description('Storage, vault and their names inside a network of their own, unreachable from outside. Default: false.')
  privateNetwork: bool?

  @description('First two numbers of the network\'s addresses, where 10.60 is taken. Default: 10.60.')
  networkPrefix: string?

  @description('Address ranges from which operators reach vault and storage of a private network: CIDR, or a single address without /32. Default: none. Without a private network it counts for nothing: Entra ID is the door.')
  operatorRanges: string[]?

  @description('Copies of the data: Standard_LRS, Standard_ZRS, Standard_GZRS. Default: Standard_ZRS.')
  storageRedundancy: ('Standard_LRS' | 'Standard_ZRS' | 'Standard_GZRS' | 'Standard_RAGZRS')?

  @description('Days for which deleted blobs can be had back, 7 to 90. Default: 14. For the vault it is 90 everywhere.')
  recoveryDays: int?

  @description('Memory of an instance in MB. Default: 2048.')
  instanceMemory: (512 | 2048 | 4096)?

  @description('Most instances, at least 1. Default: 40.')
  maximumInstances: int?

  @description('Instances that are always there to answer people, and as many for the engine. Default: 0; with the scheduler the engine has one at least.')
  alwaysReady: int?

  @description('Deployments replace instances batch by batch and let each end what it has begun: a preview, not for production yet. Default: false, seconds of pause.')
  rollingUpdate: bool?

  @description('Days for which logs and metrics are kept, 30 to 730. Default: 30.')
  logDays: int?

  @description('Logs a day, in GB, before nothing more is taken. Default: 1.')
  logGigabytesADay: int?

  @description('Budget a month in the currency of the bill, told at 80% and 100% and when the forecast is over it; 0: none. Default: 100.')
  budget: int?

  @description('Verification key of SendGrid\'s event webhook: public, no secret. Without it delivery events are not taken.')
  sendGridWebhookPublicKey: string?

  @description('SendGrid checks letters and delivers none. Default: false.')
  mailSandbox: bool?

  eventWebhooks: eventWebhook[]?
  chatWebhooks: chatWebhook[]?

  @description('Address of docs/operations.md, as alerts quote it.')
  runbooks: string?

  @description('More tags on everything.')
  tags: tagValues?
}
