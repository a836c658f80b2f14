// `npm start`: installs and builds if need be, then the whole platform on this machine.

import { buildClient, buildForStart, install, inTurn } from '../tools/prepare.mjs';
import { mustBeFree } from './one-shop.mjs';

if (!process.argv.includes('--help')) {
  // before anything is built: a start that is refused changes nothing
  await mustBeFree(process.env).catch(({ message }) => {
    console.error(message);
    process.exit(1);
  });
}
await inTurn(async () => {
  await install();
  await buildForStart();
  // with CLIENT_URL the pages are served by something else
  if (!process.env.CLIENT_URL && !process.argv.includes('--help')) await buildClient();
});
await import('./dist/cli.js');
