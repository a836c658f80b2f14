# NOT MongoDB. Where no mongo image can be had, this takes its name for a trial on one node:
#   infra/docker/build-image mongo:8
# It knows mongod's --port and --dbpath, and drops every other flag. Its mongodump and mongorestore have archives of their own.
FROM ticketing/embedded-mongo:latest
USER root
COPY infra/docker/mongod-stand-in /usr/local/bin/mongod
COPY infra/docker/mongosh-stand-in /usr/local/bin/mongosh
COPY infra/docker/mongod-stand-in-tool /usr/local/bin/mongodump
COPY infra/docker/mongod-stand-in-tool /usr/local/bin/mongorestore
RUN mkdir -p /data/db && chown 10001:10001 /data/db
EXPOSE 27017
USER 10001:10001
CMD ["mongod"]
