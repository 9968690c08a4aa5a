package io.xpctape.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Limits;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import io.xpctape.proto.v1.Dictionary;
import io.xpctape.proto.v1.Entry;
import io.xpctape.proto.v1.Incomplete;
import io.xpctape.proto.v1.Value;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ValuesTest {
  static Stream<XpcDictionary> bodies() {
    return ValueGenerator.bodies(300);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void comesBackAsItWent(XpcDictionary body) {
    assertThat(Values.fromProto(Values.toProto(body))).isEqualTo(body);
  }

  @ParameterizedTest
  @EnumSource
  void carriesEveryType(XpcKind kind) {
    ValueGenerator values = new ValueGenerator(7);
    for (int i = 0; i < 30; i++) {
      XpcValue value = values.ofKind(kind);
      assertThat(Values.fromProto(Values.toProto(value))).isEqualTo(value);
    }
  }

  @Test
  void keepsSignedAndUnsignedApart() {
    assertThat(Values.toProto(new XpcInt64(5))).isNotEqualTo(Values.toProto(new XpcUint64(5)));
  }

  @Test
  void readsWhatIsDeeperThanProtobufsOwnLimitAndRefusesBeyondOurs() {
    XpcValue deep = ValueGenerator.deep(Limits.MAX_DEPTH - 1);
    Value proto = Values.toProto(deep);
    assertThat(Values.fromProto(proto)).isEqualTo(deep);

    XpcValue deeper = XpcArray.of(deep);
    assertThatThrownBy(() -> Values.toProto(deeper))
        .isInstanceOf(BadInputException.class)
        .hasMessage("a value is nested deeper than 128");
    Value.Builder wrapped = Value.newBuilder();
    wrapped.getArrayBuilder().addValue(proto);
    assertThatThrownBy(() -> Values.fromProto(wrapped.build()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("nested deeper than 128 values");
  }

  @Test
  void saysWhereADamagedValueIsDamaged() {
    Value broken =
        dictionary("disks", dictionary("id", Value.newBuilder().setUuid(bytes(15)).build()));
    assertThatThrownBy(() -> Values.fromProto(broken))
        .hasMessage("disks.id: a uuid has 16 bytes, not 15 (byte 40)");

    byte[] cut = Arrays.copyOf(broken.toByteArray(), 20);
    assertThatThrownBy(() -> ValueReader.of(cut, 1000).read())
        .hasMessage("body: damaged (byte 1002)");
  }

  @Test
  void keepsAValueOfATypeThatItDoesNotKnow() {
    assertThat(Values.fromProto(Value.getDefaultInstance()))
        .isEqualTo(new XpcResource(XpcKind.OTHER, Bytes.EMPTY, Bytes.EMPTY));
  }

  @Test
  void refusesAMarkThatItCouldNotKeep() {
    Value marked =
        Value.newBuilder().setInt64(3).setIncomplete(Incomplete.getDefaultInstance()).build();
    assertThatThrownBy(() -> Values.fromProto(marked))
        .hasMessageStartingWith("body: a value of type int64 can't be incomplete");
  }

  private static Value dictionary(String key, Value value) {
    return Value.newBuilder()
        .setDictionary(
            Dictionary.newBuilder()
                .addEntry(Entry.newBuilder().setKey(ByteString.copyFromUtf8(key)).setValue(value)))
        .build();
  }

  private static ByteString bytes(int count) {
    return ByteString.copyFrom(new byte[count]);
  }
}
