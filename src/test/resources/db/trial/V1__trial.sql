CREATE TABLE trial (id integer PRIMARY KEY, word text NOT NULL);
