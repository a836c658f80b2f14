import { connectPlatform, loadConfig, run } from '@ticketing/common/service';
import { createTickets } from './app.ts';
import { ticketsConfig } from './config.ts';

await run(createTickets(await connectPlatform('tickets', loadConfig(ticketsConfig))));
