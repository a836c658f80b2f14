import { connectPlatform, loadConfig, run } from '@ticketing/common/service';
import { createPayments } from './app.ts';
import { paymentsConfig } from './config.ts';

await run(createPayments(await connectPlatform('payments', loadConfig(paymentsConfig))));
