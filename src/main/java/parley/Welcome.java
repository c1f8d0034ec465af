package parley;

/** What is printed once everything is awake. */
final class Welcome {
    private Welcome() {}

    static void print(Settings settings, House house, Storage storage, AdminKey key) {
        var host = settings.http().host();
        var here = "http://" + (host.equals("0.0.0.0") || host.equals("127.0.0.1") ? "localhost" : host) + ":"
                + house.port();
        System.out.println();
        System.out.println("Parley is awake at " + here);
        if (settings.demo().on()) {
            System.out.println("  demo article    " + here + "/");
        }
        System.out.println("  contract        " + here + "/api/v1/openapi.yaml");
        System.out.println("  health, metrics http://" + settings.management().host() + ":" + house.managementPort()
                + "/health/ready, /metrics");
        if (settings.demo().on() && settings.mail().server().isEmpty()) {
            System.out.println("  mail, kept here http://"
                    + settings.management().host() + ":" + house.managementPort() + "/mail");
        }
        System.out.println("  database        "
                + (storage.server().isPresent()
                        ? "embedded, in " + settings.database().dataDir()
                        : storage.url().address()));
        key.toShow().ifPresent(secret -> {
            System.out.println("  admin key       " + secret);
            System.out.println("                  made just now and not shown again; it is kept in the data directory");
        });
        house.firstOwner().ifPresent(path -> {
            System.out.println(
                    "  first owner     " + settings.mail().publicUrl().orElse(here) + path);
            System.out.println("                  good once, for 24 hours; whoever opens it owns this installation");
        });
        System.out.println("Ctrl-C puts it to sleep.");
        System.out.println();
    }
}
