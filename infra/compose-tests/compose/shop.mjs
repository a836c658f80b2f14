import './engine.mjs';

// the cluster's shop, asked at compose's gateway
process.env.INGRESS_URL = `http://127.0.0.1:${process.env.PORT}`;
process.env.INGRESS_HOST = `localhost:${process.env.PORT}`;
export const { send } = await import('../../k8s-tests/cluster/ingress.mjs');
export const { buy, list, person, shopper } = await import('../../k8s-tests/cluster/shop.mjs');
