package dev.earshot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final InetAddress ONE = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress OTHER = InetAddress.ofLiteral("192.0.2.2");
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private int most = 6;
    private final Crowd crowd = new Crowd(() -> most);

    @Test
    void oneAddressLeavesHalfOfFewPlacesToOthers() {
        for (int connection = 0; connection < 3; connection++) {
            assertThat(crowd.enter(ONE)).isTrue();
        }
        assertThat(crowd.enter(ONE)).isFalse();
        assertThat(crowd.enter(OTHER)).isTrue();
        crowd.leave(ONE);
        assertThat(crowd.enter(ONE)).isTrue();
        assertThat(crowd.size()).isEqualTo(4);
    }

    @Test
    void oneAddressLeavesSomeOfManyPlacesToOthers() {
        most = 3 * Crowd.SPARE;
        for (int connection = 0; connection < 2 * Crowd.SPARE; connection++) {
            assertThat(crowd.enter(ONE)).isTrue();
        }
        assertThat(crowd.enter(ONE)).isFalse();
        assertThat(crowd.enter(OTHER)).isTrue();
    }

    @Test
    void addressesOfOneIpv6HouseholdAreOne() {
        for (int connection = 0; connection < 3; connection++) {
            assertThat(crowd.enter(InetAddress.ofLiteral("2001:db8::" + connection)))
                    .isTrue();
        }
        assertThat(crowd.enter(InetAddress.ofLiteral("2001:db8::4"))).isFalse();
        assertThat(crowd.enter(InetAddress.ofLiteral("2001:db8:0:1::4"))).isTrue();
    }

    @Test
    void thisComputerMayHaveThemAll() {
        for (int connection = 0; connection < 6; connection++) {
            assertThat(crowd.enter(HERE)).isTrue();
        }
        assertThat(crowd.enter(HERE)).isFalse();
        assertThat(crowd.enter(ONE)).isFalse();
        most = 7;
        assertThat(crowd.enter(ONE)).isTrue();
    }

    @Test
    void whoLeftIsForgotten() {
        for (int connection = 0; connection < 100; connection++) {
            assertThat(crowd.enter(ONE)).isTrue();
            crowd.leave(ONE);
        }
        assertThat(crowd.size()).isZero();
    }
}
