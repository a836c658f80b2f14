import { commonConfig } from '../../service/index.ts';

export const venuesConfig = commonConfig;
