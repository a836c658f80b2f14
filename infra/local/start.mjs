// `npm start`: installs and builds if need be, then the whole platform on this machine.
import { buildClient, buildServices, install } from './prepare.mjs';

if (!process.argv.includes('--help')) {
  install();
  buildServices();
  buildClient();
}
await import('./dist/cli.js');
