// Loaded before Azurite (node -r). Azurite looks at every row of a table for each query and sorts what it finds; the partition has an index
// that it does not use. This asks the index first, so that a query costs its partition and not the table, as it does on Azure.
'use strict';
const Module = require('node:module');

const onePartition = /^PartitionKey eq '((?:[^']|'')*)'(?: and (.+))?$/s;
const load = Module._load;

Module._load = function (request, ...rest) {
  const exported = load.call(this, request, ...rest);
  if (request === 'lokijs' && !exported.Resultset.prototype.findsFirst) findFirst(exported.Resultset.prototype);
  if (request.endsWith('LokiTableStoreQueryGenerator') && !exported.default.namesPartition) namePartition(exported.default);
  return exported;
};

function namePartition(generator) {
  generator.namesPartition = true;
  const generate = generator.generateQueryForPersistenceLayer;
  generator.generateQueryForPersistenceLayer = function (options, context) {
    const query = generate.call(this, options, context);
    const partition = partitionOf(options.filter);
    return partition === undefined ? query : Object.assign((entity) => query(entity), { partition });
  };
}

// The partition that every row found must be in; undefined when the filter does not say so by itself.
function partitionOf(filter) {
  const match = onePartition.exec(filter ?? '');
  if (!match) return undefined;
  let rest = (match[2] ?? '').replace(/'(?:[^']|'')*'/g, "''");
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/\([^()]*\)/g, '');
  }
  return /\bor\b|[()]/.test(rest) ? undefined : match[1].replace(/''/g, "'");
}

function findFirst(resultset) {
  resultset.findsFirst = true;
  const where = resultset.where;
  resultset.where = function (query) {
    const found = query?.partition === undefined ? this : this.find({ PartitionKey: query.partition });
    return where.call(found, query);
  };
}
