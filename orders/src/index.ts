import { connectPlatform, loadConfig, run } from '@ticketing/common/service';
import { createOrders } from './app.ts';
import { ordersConfig } from './config.ts';

await run(createOrders(await connectPlatform('orders', loadConfig(ordersConfig))));
