import { commonConfig } from '@ticketing/common/service';

export const __camel__Config = commonConfig;
