package dev.earshot.delivery;

import java.net.URI;
import java.util.regex.Pattern;

/** Where to post for a server that a user named; pure. The rule is that of the field's clients. */
final class ServerUrl {
    /** Not any name that begins like such an address. */
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

    private ServerUrl() {}

    /** Node.js servers take captions at the URL as entered, PHP servers at the same with {@code ?action=send}. */
    static URI posting(URI entered) {
        if (!isPhp(entered)) {
            return entered;
        }
        String query = entered.getRawQuery();
        if (query == null) {
            return URI.create(withoutFragment(entered) + "?action=send");
        }
        return query.contains("action=send") ? entered : URI.create(withoutFragment(entered) + "&action=send");
    }

    /** Where a PHP server describes itself. */
    static URI describing(URI entered) {
        String text = withoutFragment(entered);
        int query = text.indexOf('?');
        return URI.create(query < 0 ? text : text.substring(0, query));
    }

    /** Whether the room's secret would cross a network for everyone on it to read. */
    static boolean isOpenToEavesdroppers(URI entered) {
        String host = entered.getHost();
        return "http".equalsIgnoreCase(entered.getScheme())
                && !host.equalsIgnoreCase("localhost")
                && !LOOPBACK.matcher(host).matches()
                && !host.equals("[::1]");
    }

    /** PHP servers came before partials and would store each as a caption. */
    static boolean isPhp(URI entered) {
        return entered.getRawPath() != null && entered.getRawPath().contains("server.php");
    }

    private static String withoutFragment(URI entered) {
        String text = entered.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? text : text.substring(0, fragment);
    }
}
