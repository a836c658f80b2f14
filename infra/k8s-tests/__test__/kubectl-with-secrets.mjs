#!/usr/bin/env node
// Takes kubectl's place for make-secrets' test: keeps secrets in the file $SECRETS, and refuses what it does not know.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const file = process.env.SECRETS;
const secrets = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const save = (name, data) => writeFileSync(file, JSON.stringify({ ...secrets, [name]: data }));
const input = () => parse(readFileSync(0, 'utf8'));
const fail = (why) => {
  console.error(why);
  process.exit(1);
};

const words = process.argv.slice(2).join(' ');
const [, name, key] = /^-n ticketing get secret (\S+)(?: -o jsonpath=\{\.data\.(\w+)\})?$/.exec(words) ?? [];
const [, patched] =
  /^-n ticketing patch secret (\S+) --type merge --patch-file \/dev\/stdin$/.exec(words) ?? [];

if (name) {
  if (!secrets[name]) fail(`Error from server (NotFound): secrets "${name}" not found`);
  if (key) process.stdout.write(Buffer.from(secrets[name][key] ?? '').toString('base64'));
} else if (patched) {
  save(patched, { ...secrets[patched], ...input().stringData });
} else if (words === 'create -f -') {
  const { metadata, stringData } = input();
  if (secrets[metadata.name]) fail(`secrets "${metadata.name}" already exists`);
  save(metadata.name, stringData);
} else if (words !== 'apply -f namespace.yaml') fail(`unknown: ${words}`);
