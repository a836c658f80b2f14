import { connectPlatform, loadConfig, run } from '@ticketing/common/service';
import { createNotifications } from './app.ts';
import { notificationsConfig } from './config.ts';

await run(createNotifications(await connectPlatform('notifications', loadConfig(notificationsConfig))));
