package org.goldenthread.local;

import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The least that the launcher asks of a service: it uses its database as owner and as its lesser
/// role, serves health by gRPC, and ends with its standard input.
final class StandInService {
  private StandInService() {}

  public static void main(String[] args) throws IOException, SQLException {
    if (Boolean.getBoolean("stand-in.fails")) {
      System.out.println("the stand-in was told to fail");
      System.exit(3);
    }
    login("GOLDENTHREAD_DATABASE_OWNER_");
    login("GOLDENTHREAD_DATABASE_");
    var port = Integer.parseInt(System.getenv("GRPC_PORT"));
    NettyServerBuilder.forAddress(new InetSocketAddress("localhost", port))
        .addService(new HealthStatusManager().getHealthService())
        .build()
        .start();
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  private static void login(String prefix) throws SQLException {
    DriverManager.getConnection(
            System.getenv("GOLDENTHREAD_DATABASE_URL"),
            System.getenv(prefix + "USERNAME"),
            System.getenv(prefix + "PASSWORD"))
        .close();
  }
}
