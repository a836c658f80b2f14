/** The environment is read here and nowhere else. */
// biome-ignore lint/style/noProcessEnv: this is the place
const env = process.env;

export const apiBaseUrl = (): string => env.API_BASE_URL || 'http://localhost:3000';

/** Without it payments go to the built-in stand-in, with test cards. */
export const stripePublishableKey = (): string | null => env.STRIPE_PUBLISHABLE_KEY || null;

/** None where it is not set: nobody looks at them on your own machine. */
export const metricsPort = (): number | null => (env.METRICS_PORT ? Number(env.METRICS_PORT) : null);

/** False only where there is no https, on your own machine. */
export const isCookieSecure = (): boolean => env.COOKIE_SECURE !== 'false';

/** Next's own development server needs what the policy forbids. */
export const isDevelopment = (): boolean => env.NODE_ENV === 'development';
