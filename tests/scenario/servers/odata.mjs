// node odata.mjs DATA: an OData v4 service on a free port of this machine, which it prints. Each member of DATA is an
// entity set with its records; $filter, $top, $skip, $orderby and $count are those of the server.
import Datastore from '@seald-io/nedb';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import odata from 'simple-odata-server';

const sets = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const model = { namespace: 'council', entityTypes: {}, entitySets: {} };
const stores = {};
for (const [name, records] of Object.entries(sets)) {
  const properties = Object.keys(records[0]).map((key) => [key, { type: 'Edm.String', key: key === '_id' }]);
  model.entityTypes[name] = Object.fromEntries(properties);
  model.entitySets[name] = { entityType: `council.${name}` };
  stores[name] = new Datastore();
  await stores[name].insertAsync(records);
}

async function find(set, query) {
  const found = stores[set].find(query.$filter, query.$select ?? {}).sort(query.$sort ?? { _id: 1 });
  const page = await found.skip(query.$skip ?? 0).limit(query.$limit ?? 0);
  return query.$inlinecount ? { count: await stores[set].countAsync(query.$filter), value: page } : page;
}

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const service = odata(`http://127.0.0.1:${port}`)
    .model(model)
    .query((set, query, request, done) => find(set, query).then((found) => done(null, found), done));
  server.on('request', (request, response) => service.handle(request, response));
  console.log(port);
});
