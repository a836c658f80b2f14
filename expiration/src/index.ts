import { connectPlatform, loadConfig, run } from '@ticketing/common/service';
import { createExpiration } from './app.ts';
import { expirationConfig } from './config.ts';

await run(createExpiration(await connectPlatform('expiration', loadConfig(expirationConfig))));
