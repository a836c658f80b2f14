// Run by the mongo image once, on an empty disk: the service's own user, for its own database alone.
db.getSiblingDB(process.env.DATABASE).createUser({
  user: process.env.DATABASE,
  pwd: process.env.PASSWORD,
  roles: [{ role: 'readWrite', db: process.env.DATABASE }],
});
