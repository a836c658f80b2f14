import { connectPlatform, loadConfig, run } from '@ticketing/common/service';
import { createVenues } from './app.ts';
import { venuesConfig } from './config.ts';

const platform = await connectPlatform('venues', loadConfig(venuesConfig), ['venue:opened', 'venue:renamed']);
await run(createVenues(platform));
