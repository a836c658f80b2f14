/** As the images have it; asked when a module is loaded, before there is a configuration. */
export const isProduction = (): boolean => process.env.NODE_ENV === 'production';
