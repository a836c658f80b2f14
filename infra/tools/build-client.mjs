import { buildClient } from './prepare.mjs';

await buildClient();
