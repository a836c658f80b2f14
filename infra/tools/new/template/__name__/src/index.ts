import { connectPlatform, loadConfig, run } from '@ticketing/common/service';
import { create__Name__ } from './app.ts';
import { __camel__Config } from './config.ts';

await run(create__Name__(await connectPlatform('__name__', loadConfig(__camel__Config))));
