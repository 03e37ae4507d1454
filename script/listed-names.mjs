// Given names, family names and names of towns and counties of all locales of @faker-js/faker, folded to the letters a to z, one a line:
//   node script/listed-names.mjs GIVEN-FILE FAMILY-FILE PLACE-FILE, then fmt -w 116 and a heading give share/names/listed-*.txt.
import { allLocales } from '@faker-js/faker';
import { writeFileSync } from 'node:fs';
const latin = name => name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ł/g, 'l').replace(/Ł/g, 'L').replace(/[øØ]/g, 'o')
  .replace(/[ðÐđĐ]/g, 'd').replace(/ß/g, 'ss').replace(/[æÆ]/g, 'ae').replace(/[þÞ]/g, 'th').replace(/ı/g, 'i').toLowerCase();
const words = (into, lists) => {
  for (const list of Object.values(lists ?? {})) if (Array.isArray(list)) for (const entry of list) {
    const text = typeof entry === 'string' ? entry : entry.value;
    if (typeof text !== 'string') continue;
    for (const word of latin(text).replace(/['’]/g, '').split(/[\s-]+/)) if (/^[a-z]{2,20}$/.test(word)) into.add(word);
  }
};
const given = new Set(), family = new Set(), place = new Set();
for (const locale of Object.values(allLocales)) {
  const person = locale.person ?? {};
  words(given, person.first_name); words(given, person.middle_name); words(family, person.last_name);
  const { city_name, county, state, country } = locale.location ?? {};
  words(place, { city_name, county, state, country });
}
const write = (file, set) => writeFileSync(file, [...set].sort().join('\n') + '\n');
write(process.argv[2], given); write(process.argv[3], family); write(process.argv[4], place);
console.error(given.size, family.size, place.size);
