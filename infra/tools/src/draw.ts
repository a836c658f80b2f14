import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { picture } from './picture.ts';

// `npm run picture`
writeFileSync(resolve(import.meta.dirname, '../../platform.svg'), await picture());
process.exit(0);
