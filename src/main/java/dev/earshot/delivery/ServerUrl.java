package dev.earshot.delivery;

import java.net.URI;

/** Where to post for a server that a user named; pure. The rule is that of the field's clients. */
final class ServerUrl {
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
