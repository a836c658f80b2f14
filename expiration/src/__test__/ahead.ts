import { connectPlatform, loadConfig, run } from '@ticketing/common/service';
import { createExpiration } from '../app.ts';
import { expirationConfig } from '../config.ts';

const tenMinutes = 600_000;

/** Expiration on a machine whose clock is ten minutes ahead. */
const platform = await connectPlatform('expiration', loadConfig(expirationConfig));
await run(createExpiration({ ...platform, clock: () => new Date(Date.now() + tenMinutes) }));
