export const operatorRules: () => object;
