import { connectPlatform, loadConfig, run } from '@ticketing/common/service';
import { createAuth } from './app.ts';
import { authConfig } from './config.ts';

await run(createAuth(await connectPlatform('auth', loadConfig(authConfig))));
